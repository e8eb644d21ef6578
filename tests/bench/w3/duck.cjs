// DuckDB, ECharts and resvg in one node process. usage: node duck.cjs FILE.csv OUT.png FONT…
const fs = require('fs');
const { DuckDBInstance } = require('@duckdb/node-api');
const { Resvg } = require('@resvg/resvg-js');
const echarts = require('echarts');
const [csv, out, ...fontFiles] = process.argv.slice(2);
const family = 'Noto Sans CJK KR';

function draw(series) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 1920, height: 1080 });
  chart.setOption({
    animation: false, backgroundColor: '#fff', textStyle: { fontFamily: family },
    title: { text: '시·도별 일 평균 추이 (2024년)', left: 'center' }, legend: { bottom: 10 },
    xAxis: { type: 'value', min: 'dataMin', max: 'dataMax' }, yAxis: { type: 'value', scale: true },
    series: series.map(([name, data]) => ({ name, type: 'line', showSymbol: false, data })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

(async () => {
  const db = await DuckDBInstance.create(':memory:', { threads: '2' });
  const result = await (await db.connect()).runAndReadAll(
    `select region, timestamp // 86400 d, avg(value) v from read_csv('${csv}') group by all order by 1, 2`);
  const regions = {};
  for (const [region, day, mean] of result.getRows()) (regions[region] ??= []).push([Number(day), mean]);
  const image = new Resvg(draw(Object.entries(regions)), {
    fitTo: { mode: 'width', value: 1920 },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: family },
  });
  fs.writeFileSync(out, image.render().asPng());
})();
