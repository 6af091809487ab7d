import { describeSigkill } from './sigkill';

describeSigkill(10_000);
