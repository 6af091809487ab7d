const perSecond = (rate) => `${Math.round(rate).toLocaleString('en')}/s`;
const micros = (value) => `${Math.round(value).toLocaleString('en')} µs`;
const millis = (value) => `${value.toFixed(2)} ms`;
const kilobytes = (value) => `${value.toFixed(1)} KB`;
const mebibytes = (value) => `${Math.round(value).toLocaleString('en')} MiB`;
const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 2 : 0)}x`;

/** How values of a unit are printed, by the name of the unit. Of `perSecond` more is better, of all others less. */
const UNITS = { perSecond, micros, millis, kilobytes, mebibytes };

module.exports = { UNITS, times };
