import { describeChaos } from './chaos';

describeChaos(10_000);
