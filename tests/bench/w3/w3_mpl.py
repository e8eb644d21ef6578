"""pandas and matplotlib. usage: w3_mpl.py mean|all FILE.csv OUT.png"""

import sys

import matplotlib
import pandas as pd

matplotlib.use("Agg")
import matplotlib.pyplot as plt

mode, csv, out = sys.argv[1:]
plt.rcParams["font.family"] = "NanumGothic"
rows = pd.read_csv(csv, dtype={"region": "category"})
figure, axes = plt.subplots(figsize=(19.2, 10.8), dpi=100)
axes.set_title("시·도별 추이 (2024년)", fontsize=28)
if mode == "mean":
    means = rows.groupby([rows.timestamp // 86400, "region"], observed=True).value.mean().unstack()
    for region in means.columns:
        axes.plot(means.index, means[region], lw=2, label=region)
else:
    for region, part in rows.groupby("region", observed=True):
        axes.plot(part.timestamp, part.value, lw=1, label=region)
axes.legend(ncol=10, loc="lower center", fontsize=14)
figure.savefig(out)
