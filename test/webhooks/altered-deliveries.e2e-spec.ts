import { describeAlteredDeliveries } from './altered-deliveries';

describeAlteredDeliveries(210);
