// Writes what each entry of the package exports to api/: `npm run api`. With --check it fails instead when that is not current.
const { Extractor, ExtractorConfig } = require('@microsoft/api-extractor');
const { join } = require('node:path');
const { exports: entries } = require('../package.json');

const root = join(__dirname, '..');
const isCheck = process.argv.includes('--check');

const changed = Object.entries(entries)
  .filter(([, entry]) => entry.types !== undefined)
  .filter(
    ([name, { types }]) => !isCurrent(name === '.' ? 'index' : name.slice(2).replaceAll('/', '-'), types),
  );

if (changed.length > 0 && isCheck) {
  console.error(
    `The public API of ${changed.map(([name]) => name).join(', ')} changed. If that is on purpose: npm run build && npm run api`,
  );
  process.exitCode = 1;
}

/** Whether the report in version control is that of the build. Otherwise it is written, unless this only checks. */
function isCurrent(name, types) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, types),
      compiler: { tsconfigFilePath: join(root, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFolder: join(root, 'api'),
        reportTempFolder: join(root, 'node_modules/.cache/api'),
        reportFileName: name,
        includeForgottenExports: false,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'none' } },
        extractorMessageReporting: { default: { logLevel: 'none' } },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
  });
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: !isCheck,
    messageCallback: (message) => {
      message.handled = message.logLevel !== 'error';
    },
  });
  return !apiReportChanged;
}
