import React from 'react';
import { Icon } from '../components';
import { PasteButton } from './paste-button';
import { StepCard } from './step-card';
import { useEvents } from './view-context';

/** The inclusion steps, in the order of attrition, and the ways to add one. */
export function StepList(): React.JSX.Element {
  const { trans, cohort, aim, askFacts } = useEvents();
  const steps = cohort.steps ?? [];
  return (
    <section className="jp-Cohortlab-steps" aria-label={trans.__('Steps')}>
      <h2 className="jp-Cohortlab-heading">
        {steps.length > 0 ? trans.__('Of these, those who') : trans.__('All of these are in the cohort')}
      </h2>
      <ol>
        {steps.map((step, index) => (
          <li key={step.id}>
            <StepCard step={step} number={index + 1} />
          </li>
        ))}
      </ol>
      <div className="jp-Cohortlab-more" role="group" aria-label={trans.__('Add a step')}>
        <button type="button" className="jp-Cohortlab-button" onClick={() => aim({ kind: 'step' })}>
          <Icon name="add" />
          {trans.__('have…')}
        </button>
        <button type="button" className="jp-Cohortlab-button" onClick={() => aim({ kind: 'without' })}>
          <Icon name="add" />
          {trans.__('do not have…')}
        </button>
        <button type="button" className="jp-Cohortlab-button" onClick={() => askFacts()}>
          <Icon name="add" />
          {trans.__('age, sex, race…')}
        </button>
        <PasteButton />
      </div>
    </section>
  );
}
