// What pdf.js extracts from PDF files: usage: node text.mjs MODULES PDF...
// writes PDF.pdfjs beside each file.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

process.getBuiltinModule ??= createRequire(import.meta.url); // the Node.js of Debian 12 has none
const [modules, ...files] = process.argv.slice(2);
const pdfjs = await import(pathToFileURL(`${modules}/pdfjs-dist/legacy/build/pdf.mjs`));

for (const file of files) {
	const data = new Uint8Array(readFileSync(file));
	const task = pdfjs.getDocument({ data, verbosity: 0, isEvalSupported: false });
	const pdf = await task.promise;
	let text = "";
	for (let n = 1; n <= pdf.numPages; n++) {
		const { items } = await (await pdf.getPage(n)).getTextContent();
		for (const item of items) {
			text += item.str + (item.hasEOL ? "\n" : "");
		}
		text += "\n";
	}
	await task.destroy();
	writeFileSync(`${file}.pdfjs`, text);
}
