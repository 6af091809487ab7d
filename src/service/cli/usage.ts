/** What `nestjs-getstream help` prints. */
export const USAGE = `Usage: nestjs-getstream [command] [options]

  start      starts the service; the command when none is given
  config     prints what is in force, without secrets
  doctor     checks keys, clock, webhooks, limits and secrets; exit code 1 when something is wrong
  help       prints this text

  --json     config, doctor: prints JSON
  --strict   doctor: exit code 1 for warnings too
  --version  prints the version

The variables are in the README. They come from the environment, or from a file .env in this directory.`;
