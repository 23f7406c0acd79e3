// Names the browser and the system in a User-Agent header, for a person to recognise a session by (pure).

export type Device = { browser: string | null; system: string | null };

/** In an order that matters: most browsers also claim to be those further down. */
const browsers: [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
];
const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Product names, which are the same in every language; null for what is not known. */
export function deviceOf(userAgent: string | null): Device {
  return { browser: nameOf(browsers, userAgent), system: nameOf(systems, userAgent) };
}

function nameOf(table: [RegExp, string][], userAgent: string | null): string | null {
  return table.find(([sign]) => sign.test(userAgent ?? ''))?.[1] ?? null;
}
