const { TestEnvironment } = require('jest-environment-node');

/** Runs a test file in the realm of Node itself, and restores `process.env` and `console` afterwards. */
module.exports = class SharedModulesEnvironment extends TestEnvironment {
  #console = globalThis.console;
  #variables = { ...process.env };

  constructor(config, context) {
    super(config, context);
    this.global = globalThis;
    this.moduleMocker = new this.moduleMocker.constructor(globalThis);
    this.fakeTimersModern = new this.fakeTimersModern.constructor({
      config: config.projectConfig,
      global: globalThis,
    });
  }

  async teardown() {
    await super.teardown();
    globalThis.console = this.#console;
    for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
    Object.assign(process.env, this.#variables);
  }
};
