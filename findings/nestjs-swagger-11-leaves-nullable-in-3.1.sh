#!/bin/sh
# @nestjs/swagger 11.4.7 and 12.0.2: `nullable: true` in a document of OpenAPI 3.1.
#
# Expected: `setOpenAPIVersion('3.1.0')` makes a document that is right by 3.1, which has no keyword `nullable` and says
# `type: ['string', 'null']`.
# Seen: 12.0.2 converts it. 11.4.7 says 3.1.0 at the top and keeps `nullable: true`, which validators and generators for
# 3.1 ignore: a field that may be null is documented as one that may not, without a warning.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/run.cjs" <<'SCRIPT'
require('reflect-metadata');
const { Controller, Get, Module } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');
const { ApiOkResponse, ApiProperty, DocumentBuilder, SwaggerModule } = require('@nestjs/swagger');

class User {}
ApiProperty({ type: String, nullable: true })(User.prototype, 'name');
class Users {
  find() {}
}
const descriptor = Object.getOwnPropertyDescriptor(Users.prototype, 'find');
Get()(Users.prototype, 'find', descriptor);
ApiOkResponse({ type: User })(Users.prototype, 'find', descriptor);
Controller('users')(Users);
class App {}
Module({ controllers: [Users] })(App);

(async () => {
  const app = await NestFactory.create(App, { logger: false });
  const settings = new DocumentBuilder().setOpenAPIVersion('3.1.0').build();
  const { openapi, components } = SwaggerModule.createDocument(app, settings);
  await app.close();
  console.log(JSON.stringify({ openapi, name: components.schemas.User.properties.name }));
})();
SCRIPT
shown() {
  mkdir "$folder/$1"
  cd "$folder/$1"
  npm init -y > /dev/null
  npm install --silent --ignore-scripts "@nestjs/swagger@$2" "@nestjs/common@$3" "@nestjs/core@$3" \
    "@nestjs/platform-express@$3" reflect-metadata@0.2.2 rxjs@7.8.2 > /dev/null
  cp ../run.cjs .
  timeout 60 node run.cjs
}
eleven=$(shown eleven 11.4.7 11.2.10)
twelve=$(shown twelve 12.0.2 12.5.1)
echo "node $(node --version)"
echo "@nestjs/swagger 11.4.7: $eleven"
echo "@nestjs/swagger 12.0.2: $twelve"
case "$eleven" in *'"3.1.0"'*'"nullable":true'*) ;; *) echo 'Different from the description.'; exit 1 ;; esac
case "$twelve" in *nullable*) echo 'Different from the description.'; exit 1 ;; esac
echo 'As described.'
