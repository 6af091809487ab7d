import { describeSigkill } from './sigkill';

describeSigkill(2000);
