// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the package opening_hours says. Reads lines of a value and eight wall times, between tabs; prints for each
// line "error", or eight letters (o open, c closed, u unknown) and the number of warnings.
// Usage: node answers.mjs FOLDER-WITH-PACKAGES < questions

import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(path.resolve(process.argv[2], 'index.js')));
const OpeningHours = require('opening_hours');
// Holidays need a place; any will do, since what the holidays change is left out of the comparison.
const place = { lat: 48, lon: 11, address: { country_code: 'de', state: 'Bayern' } };

// Nothing but answers on the output.
console.log = console.warn = () => {};

const answers = [];
for await (const line of createInterface({ input: process.stdin })) {
  const [value, ...times] = line.split('\t');
  try {
    const hours = new OpeningHours(value, place);
    const letters = times.map((time) => {
      const when = new Date(`${time}:00`);
      return hours.getUnknown(when) ? 'u' : hours.getState(when) ? 'o' : 'c';
    });
    answers.push(`${letters.join('')} ${hours.getWarnings().length}`);
  } catch {
    answers.push('error');
  }
}
process.stdout.write(`${answers.join('\n')}\n`);
