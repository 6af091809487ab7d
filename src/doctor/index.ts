export type { DoctorCheck, DoctorContext } from './doctor-check';
export type { Finding, FlawedFinding, SoundFinding } from './finding';
export { runDoctor, type DoctorOptions } from './run-doctor';
