import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');

/** What a reader imports, in the order in which a name is looked for. */
const MODULES = [
  'nestjs-getstream',
  'nestjs-getstream/webhooks',
  'nestjs-getstream/emulator',
  'nestjs-getstream/testing',
  'nestjs-getstream/health',
  'nestjs-getstream/metrics',
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  'ioredis',
];

/** A block of TypeScript in a page. */
export interface CodeBlock {
  /** Such as `docs/redis.md, line 28`. */
  readonly place: string;
  readonly code: string;
  /** Declarations of what the page takes for granted: the comment `<!-- given: … -->` before the block. */
  readonly given: string;
}

/** The pages that users read. */
export function pages(): string[] {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...docs.map((name) => `docs/${name}`)];
}

export function codeBlocks(page: string): CodeBlock[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/(?:<!-- given: (.*?) -->\n+)?```ts\n(.*?)```/gs)].map((match) => ({
    place: `${page}, line ${text.slice(0, match.index).split('\n').length}`,
    code: match[2] ?? '',
    given: match[1] ?? '',
  }));
}

/** Compiles blocks against the built package, as strictly as a host may; what is wrong, with the place of each. */
export function problemsOf(blocks: readonly CodeBlock[]): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    moduleDetection: ts.ModuleDetectionKind.Force,
    types: ['node', 'jest'],
  };
  const fileOf = (index: number | string) => join(root, `block-${index}.mts`);
  const sources = new Map([[fileOf('names'), MODULES.map((name) => `import '${name}';`).join('\n')]]);
  const host = ts.createCompilerHost(options);
  const files = ts.createCompilerHost(options);
  host.fileExists = (path) => sources.has(path) || files.fileExists(path);
  host.getSourceFile = (path, ...rest) => {
    const source = sources.get(path);
    return source === undefined
      ? files.getSourceFile(path, ...rest)
      : ts.createSourceFile(path, source, rest[0]);
  };

  const program = ts.createProgram([...sources.keys()], options, host);
  const exported = exportsOf(program, fileOf('names'));
  blocks.forEach(({ code, given }, index) => {
    sources.set(fileOf(index), `${importsFor(code, exported)} ${given.replaceAll('\n', ' ')}\n${code}`);
  });
  const names = blocks.map((_, index) => fileOf(index));
  return ts
    .getPreEmitDiagnostics(ts.createProgram(names, options, host, program))
    .map(({ file, start = 0, messageText }) => {
      const { place = file?.fileName ?? '?' } = blocks[names.indexOf(file?.fileName ?? '')] ?? {};
      const line = file?.getLineAndCharacterOfPosition(start).line ?? 0;
      return `${place}, line ${line} of the block: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
}

function exportsOf(program: ts.Program, file: string): ReadonlyMap<string, string> {
  const checker = program.getTypeChecker();
  const names = new Map<string, string>();
  for (const statement of program.getSourceFile(file)?.statements ?? []) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier);
    for (const { name } of symbol ? checker.getExportsOfModule(symbol) : [])
      if (!names.has(name)) names.set(name, statement.moduleSpecifier.text);
  }
  return names;
}

/** Imports of the names that a block uses and does not declare, on one line, so that lines keep their numbers. */
function importsFor(code: string, exported: ReadonlyMap<string, string>): string {
  const source = ts.createSourceFile('block.mts', code, ts.ScriptTarget.ES2022, true);
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
      const isDeclared = 'name' in parent && parent.name === node && !ts.isPropertyAccessExpression(parent);
      if (isDeclared) declared.add(node.text);
      else if (!isMember) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...used]
    .filter((name) => !declared.has(name) && exported.has(name))
    .map((name) => `import { ${name} } from '${exported.get(name)!}';`)
    .join(' ');
}
