// What pdf.js draws: usage: node draw.mjs MODULES SCALE PDF...
// writes PDF-pdfjs-N.ppm, one a page, beside each file.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

process.getBuiltinModule ??= createRequire(import.meta.url); // the Node.js of Debian 12 has none
const [modules, scale, ...files] = process.argv.slice(2);
const { createCanvas } = createRequire(pathToFileURL(`${modules}/`))(`${modules}/@napi-rs/canvas`);
const pdfjs = await import(pathToFileURL(`${modules}/pdfjs-dist/legacy/build/pdf.mjs`));

function pixmap({ data, width, height }) {
	const out = Buffer.alloc(width * height * 3);
	for (let i = 0, at = 0; at < out.length; i += 4) {
		out[at++] = data[i];
		out[at++] = data[i + 1];
		out[at++] = data[i + 2];
	}
	return Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), out]);
}

for (const file of files) {
	const data = new Uint8Array(readFileSync(file));
	const task = pdfjs.getDocument({ data, verbosity: 0, isEvalSupported: false, disableFontFace: true });
	const pdf = await task.promise;
	for (let n = 1; n <= pdf.numPages; n++) {
		const page = await pdf.getPage(n);
		const viewport = page.getViewport({ scale: Number(scale) });
		const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
		const canvasContext = canvas.getContext("2d");
		await page.render({ canvasContext, viewport }).promise;
		const image = canvasContext.getImageData(0, 0, canvas.width, canvas.height);
		writeFileSync(file.replace(/\.pdf$/, `-pdfjs-${n}.ppm`), pixmap(image));
	}
	await task.destroy();
}
