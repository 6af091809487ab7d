// A Nest app that has loaded what it needs without this package; prints the costs of loading an entry then, and of reading exports of it.
require('reflect-metadata');
require('@nestjs/common');
require('@nestjs/core');
require('@nestjs/config');
require('@nestjs/swagger');
require('class-transformer');
require('class-validator');
require('rxjs');

const [entry, ...names] = process.argv.slice(2);

globalThis.gc();
const before = { rss: process.memoryUsage.rss(), time: performance.now() };
const exported = require(entry);
for (const name of names[0] === '*' ? Object.keys(exported) : names) void exported[name];
const ms = performance.now() - before.time;
const mib = (process.memoryUsage.rss() - before.rss) / 2 ** 20;
console.log(JSON.stringify({ ms, mib, hostMs: before.time, hostMib: before.rss / 2 ** 20 }));
