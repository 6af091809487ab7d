#!/bin/sh
# class-transformer 0.5.1: a property with both @Type and @Transform.
#
# Expected: the two decorators work in one order, whichever way an object is converted, so that a @Transform that
# returns the value as it was has the last word both ways.
# Seen: plainToInstance applies @Type first and @Transform after it. instanceToPlain applies @Transform first and @Type to its
# result: with @Type(() => Boolean), an object becomes `true`. A free-form field that survives the way in is lost on the way out,
# as in a NestJS host whose ValidationPipe has `transform: true` and whose ClassSerializerInterceptor writes the response.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts class-transformer@0.5.1 reflect-metadata@0.2.2 > /dev/null
cat > run.cjs <<'SCRIPT'
require('reflect-metadata');
const { Transform, Type, instanceToPlain, plainToInstance } = require('class-transformer');

class User {}
Type(() => Boolean)(User.prototype, 'custom');
Transform(({ obj, key }) => obj[key])(User.prototype, 'custom');

const instance = plainToInstance(User, { custom: { color: 'red' } });
const plain = instanceToPlain(instance);
console.log('node', process.version, 'class-transformer', require('class-transformer/package.json').version);
console.log('plainToInstance:', JSON.stringify(instance.custom));
console.log('instanceToPlain:', JSON.stringify(plain.custom));
const isAsSeen = JSON.stringify(instance.custom) === '{"color":"red"}' && plain.custom === true;
console.log(isAsSeen ? 'As described.' : 'Different from the description.');
process.exit(isAsSeen ? 0 : 1);
SCRIPT
node run.cjs
