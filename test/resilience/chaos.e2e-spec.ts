import { describeChaos } from './chaos';

describeChaos(1000);
