/* Makes a table into a file that spreadsheets open, and saves it or any other file. */

/** rows: lists of texts and numbers, the first holds the heads. */
export function csv(rows) {
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  // A spreadsheet would run what begins like a formula.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function save(name, text) {
  // The mark at the beginning says that the text is UTF-8; spreadsheets need it.
  download(name, ["\ufeff", text], "text/csv;charset=utf-8");
}

/** Gives the reader a file. parts: texts, put together; type: as the browser calls it. */
export function download(name, parts, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
