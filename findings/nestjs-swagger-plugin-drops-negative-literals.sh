#!/bin/sh
# @nestjs/swagger 12.0.2 with its compiler plugin, TypeScript 6.0.3: a property whose type has a negative number.
#
# Expected: the plugin documents each property of a class, as it does with `1 | 2`: `direction: 1 | -1` is a number, or an enum
# of 1 and -1. Sort parameters of many APIs, MongoDB's and Stream's among them, have this type.
# Seen: the property is missing from the metadata, and so from the schema, without a warning. Its neighbours are there.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts @nestjs/swagger@12.0.2 @nestjs/common@12.5.1 @nestjs/core@12.5.1 reflect-metadata@0.2.2 \
  rxjs@7.8.2 typescript@6.0.3 > /dev/null
cat > sort.dto.ts <<'SOURCE'
export class Sort {
  field!: string;
  ascending!: 1 | 2;
  direction!: 1 | -1;
}
SOURCE
cat > run.cjs <<'SCRIPT'
const ts = require('typescript');
const { before } = require('@nestjs/swagger/plugin');
const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node20,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  strict: true,
  experimentalDecorators: true,
  skipLibCheck: true,
};
const program = ts.createProgram(['sort.dto.ts'], options);
let text = '';
program.emit(undefined, (name, output) => { text = output; }, undefined, false, { before: [before({}, program)] });
const metadata = text.slice(text.indexOf('_OPENAPI_METADATA_FACTORY'));
console.log(['field', 'ascending', 'direction'].map((name) => `${name}: ${new RegExp(`${name}: \\{`).test(metadata)}`).join(', '));
SCRIPT
seen=$(timeout 120 node run.cjs)
echo "node $(node --version), documented: $seen"
[ "$seen" = 'field: true, ascending: true, direction: false' ] || { echo 'Different from the description.'; exit 1; }
echo 'As described.'
