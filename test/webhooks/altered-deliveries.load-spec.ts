import { describeAlteredDeliveries } from './altered-deliveries';

describeAlteredDeliveries(5000);
