// Places in a text: the service counts lines and code points, a browser counts UTF-16 units.

/** The lines of a text: where each begins, and whether it holds characters that take two units. */
export function lines(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return { text, starts };
}

/** The offset of a line and a column, both from 1, the column in code points. */
export function offset({ text, starts }, line, column) {
  const start = starts[Math.min(line, starts.length) - 1];
  const end = line < starts.length ? starts[line] : text.length;
  let at = start;
  for (let left = column - 1; left > 0 && at < end; left -= 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/** A span of a report as start and end in the text. */
export function range(known, span) {
  return { start: offset(known, span.line, span.column), end: offset(known, span.end_line, span.end_column), role: span.role };
}

/** What a change of a text was: the first unit that differs, and how many were taken out and put in. */
export function change(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { start, removed: before.length - same - start, added: after.length - same - start };
}

/** Where ranges are after a change; those that it touches are gone. */
export function moved(ranges, { start, removed, added }) {
  const end = start + removed;
  return ranges
    .filter((range) => range.end <= start || range.start >= end)
    .map((range) => (range.start >= end ? { ...range, start: range.start + added - removed, end: range.end + added - removed } : range));
}
