import { describeFuzz } from './fuzz';

describeFuzz(2000);
