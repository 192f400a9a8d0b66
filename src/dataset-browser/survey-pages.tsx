import React from 'react';
import type { SurveyModule, SurveyQuestion } from '@cohortlab/sdk';
import { Icon, ShownCount, type Trans } from '../components';
import { Answered } from './answered';
import { PageHead } from './page-head';
import { conceptName, ShareRows } from './share-rows';
import type { StatisticsModel } from './statistics-model';

interface SurveysProps {
  readonly trans: Trans;
  readonly statistics: StatisticsModel;
  /** Opens a module. */
  readonly onSurvey: (conceptId: number) => void;
}

/** The modules of surveys, with how many took each. */
export function SurveysPage({ trans, statistics, onSurvey }: SurveysProps): React.JSX.Element {
  return (
    <PageHead title={trans.__('Surveys')}>
      <Answered trans={trans} statistics={statistics} topic="surveys" about={null}>
        {({ modules }) =>
          modules.length === 0 ? (
            <p className="jp-Cohortlab-quiet">
              {trans.__('No survey in this release was answered by enough people to be shown.')}
            </p>
          ) : (
            <ul className="jp-Cohortlab-modules" aria-label={trans.__('Surveys')}>
              {modules.map(each => (
                <li key={each.module.conceptId}>
                  <button
                    type="button"
                    className="jp-Cohortlab-module"
                    onClick={() => onSurvey(each.module.conceptId)}
                  >
                    <span>{moduleName(each, trans)}</span>
                    <ShownCount trans={trans} shown={each.people} noun />
                    <Icon name="right" />
                    <span className="jp-Cohortlab-quiet">{whoCounts(each, trans)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </PageHead>
  );
}

interface SurveyProps {
  readonly trans: Trans;
  readonly statistics: StatisticsModel;
  /** The module; 0: the questions of none. */
  readonly conceptId: number;
  readonly onShow: (conceptId: number) => void;
}

/** A module as a questionnaire: who answered what, who skipped, who never came to a question. */
export function SurveyPage({ trans, statistics, conceptId, onShow }: SurveyProps): React.JSX.Element {
  return (
    <Answered trans={trans} statistics={statistics} topic="survey" about={conceptId} rows={8}>
      {({ module, questions }) => (
        <PageHead title={moduleName(module, trans)} key={conceptId}>
          <p className="jp-Cohortlab-module-people">
            <ShownCount trans={trans} shown={module.people} noun />{' '}
            <span className="jp-Cohortlab-quiet">{whoCounts(module, trans)}</span>
          </p>
          <ol className="jp-Cohortlab-questions" aria-label={trans.__('Questions')}>
            {questions.map(question => (
              <li key={question.question.conceptId}>
                <Question trans={trans} question={question} onShow={onShow} />
              </li>
            ))}
          </ol>
        </PageHead>
      )}
    </Answered>
  );
}

type QuestionProps = Pick<SurveyProps, 'trans' | 'onShow'> & { readonly question: SurveyQuestion };

function Question({ trans, question: asked, onShow }: QuestionProps): React.JSX.Element {
  const name = conceptName(asked.question, trans);
  const facts = [
    [trans.__('Answered'), asked.answered],
    [trans.__('Skipped'), asked.skipped],
    [trans.__('Preferred not to answer'), asked.preferredNotToAnswer],
    [trans.__('Not reached'), asked.notReached]
  ] as const;
  return (
    <section aria-label={name}>
      <h3>
        <button
          type="button"
          className="jp-Cohortlab-link"
          onClick={() => onShow(asked.question.conceptId)}
          title={trans.__('By age, sex and year')}
        >
          {name}
        </button>
      </h3>
      <dl className="jp-Cohortlab-asked">
        {facts.map(([term, people]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <ShownCount trans={trans} shown={people} />
            </dd>
          </div>
        ))}
      </dl>
      {asked.answers.length > 0 ? (
        <ShareRows
          trans={trans}
          label={trans.__('Answers to %1', name)}
          shares={asked.answers}
          nothing={trans.__('a number, a text, or no concept')}
        />
      ) : (
        <p className="jp-Cohortlab-quiet">{trans.__('No answer was given by enough people to be shown.')}</p>
      )}
    </section>
  );
}

function moduleName({ module }: SurveyModule, trans: Trans): string {
  return conceptName(module, trans, trans.__('Questions outside of modules'));
}

/** What the number of people of a module means: releases differ in what they tell. */
function whoCounts({ offered }: SurveyModule, trans: Trans): string {
  return offered ? trans.__('were given it') : trans.__('answered some of it; who was given it is not known');
}
