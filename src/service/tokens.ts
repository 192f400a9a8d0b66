import { Token } from '@lumino/coreutils';
import type { ServiceModel } from './service-model';

/** The query service as the panels see it: one model, shared by all of them. */
export interface ICohortlabService {
  readonly model: ServiceModel;
}

export const ICohortlabService = new Token<ICohortlabService>(
  '@cohortlab/labextension:ICohortlabService',
  'The state of the query service, the releases that it offers, and the calls that the panels may make.'
);
