// Runs one of the programs in examples/: `npm run example -- first-call`.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const ts = require('typescript');

const { config } = ts.readConfigFile(join(__dirname, '../tsconfig.json'), ts.sys.readFile);
const { compilerOptions } = config;

require.extensions['.ts'] = (module, fileName) => {
  const { outputText } = ts.transpileModule(readFileSync(fileName, 'utf8'), {
    compilerOptions: { ...compilerOptions, module: 'commonjs', target: 'es2022', noEmit: false },
    fileName,
  });
  module._compile(outputText, fileName);
};

const [name] = process.argv.slice(2);
if (name === undefined) {
  console.error('Name an example: npm run example -- first-call');
  process.exit(1);
}
const { main } = require(join(__dirname, '../examples', `${name}.ts`));
main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
