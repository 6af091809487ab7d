// Which functions of `src` call which, and which operations of Stream each of them sends.
const { join } = require('node:path');
const ts = require('typescript');

/** Reads the sources below `root` with the type checker, so that a call leads to the very function that it calls. */
exports.readCallGraph = (root) => {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const files = ts.sys.readDirectory(join(root, 'src'), ['.ts'], ['**/*.spec.ts', 'src/emulator/**']);
  const { options } = ts.convertCompilerOptionsFromJson(config.config.compilerOptions, root);
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const functions = new Map();

  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile) ts.forEachChild(file, collect);
  }
  return { functions: [...functions.values()], operationsOf: (fn) => operationsOf(fn, functions) };

  function collect(node) {
    if ((ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node)) && node.body) {
      functions.set(node, { node, ...contentOf(node.body) });
    }
    ts.forEachChild(node, collect);
  }

  function contentOf(body) {
    const operations = new Set();
    const calls = new Set();
    visit(body);
    return { operations, calls };

    function visit(node) {
      if (ts.isPropertyAccessExpression(node)) {
        if (/_OPERATIONS$/.test(node.expression.getText())) operations.add(node.name.text);
        addCall(node.name);
      } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) addCall(node.expression);
      ts.forEachChild(node, visit);
    }

    function addCall(name) {
      let symbol = checker.getSymbolAtLocation(name);
      if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
      for (const declaration of symbol?.declarations ?? []) calls.add(declaration);
    }
  }
};

/** The operations that a function sends, each with the number of calls between. */
function operationsOf(fn, functions) {
  const depths = new Map();
  const seen = new Set([fn.node]);
  let level = [fn];
  for (let depth = 0; level.length > 0; depth++) {
    const next = [];
    for (const { operations, calls } of level) {
      for (const name of operations) if (!depths.has(name)) depths.set(name, depth);
      for (const node of calls) {
        if (seen.has(node) || !functions.has(node)) continue;
        seen.add(node);
        next.push(functions.get(node));
      }
    }
    level = next;
  }
  return depths;
}

/** The name of the class that a method belongs to. */
exports.classNameOf = ({ node }) => (ts.isClassLike(node.parent) ? node.parent.name?.text : undefined);

/** The name of a public method, or undefined. */
exports.publicNameOf = ({ node }) => {
  const isHidden =
    ts.getCombinedModifierFlags(node) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  return isHidden || !ts.isIdentifier(node.name) ? undefined : node.name.text;
};

/** Method and path of the REST route that a controller's method serves, or undefined. */
exports.routeOf = ({ node }) => {
  if (!ts.isClassLike(node.parent)) return undefined;
  const [base] = decorators(node.parent, /Controller$/);
  const [route] = decorators(node, /^(Get|Post|Put|Patch|Delete)$/);
  if (base === undefined || route === undefined) return undefined;
  return `${route.name.toUpperCase()} /${[base.text, route.text].filter(Boolean).join('/')}`;
};

function decorators(node, pattern) {
  return (ts.getDecorators(node) ?? [])
    .map(({ expression }) => expression)
    .filter((expression) => ts.isCallExpression(expression) && pattern.test(expression.expression.getText()))
    .map((call) => ({
      name: call.expression.getText(),
      text: call.arguments[0] && ts.isStringLiteral(call.arguments[0]) ? call.arguments[0].text : '',
    }));
}
