const perSecond = (rate) => `${Math.round(rate).toLocaleString('en')}/s`;
const micros = (value) => `${value.toFixed(0)} µs`;
const millis = (value) => `${value.toFixed(2)} ms`;
const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 2 : 0)}x`;

module.exports = { perSecond, micros, millis, times };
