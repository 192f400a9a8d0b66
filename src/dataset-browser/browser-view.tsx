import React, { useId } from 'react';
import {
  CellRemark,
  PanelFoot,
  ReleaseChip,
  ReleaseRemark,
  ServiceBanner,
  useStateful,
  useTyping
} from '../components';
import { VERSION } from '../service';
import { DatasetFoot } from './dataset-foot';
import { DatasetView, type DatasetViewProps } from './dataset-view';
import { ExploreView } from './explore-view';
import type { Side } from './model';
import { SideTabs } from './side-tabs';
import { useWidth } from './use-width';

/** From this width on, in pixels, both sides are seen at once. */
const WIDE = 760;

/** The whole browser, in the panel or in a document: what there is, and what is taken of it. */
export function BrowserView(props: DatasetViewProps): React.JSX.Element {
  const { trans, model, actions } = props;
  const { service } = model.choice;
  const state = useStateful(service);
  const choice = useStateful(model.choice);
  const { side, session } = useStateful(model);
  const { reading } = useStateful(session.model);
  const [root, width] = useWidth();
  const [typing, typingHandlers] = useTyping();
  const id = useId();
  const wide = width >= WIDE;
  const tables = reading.kind === 'dataset' ? reading.dataset.tables.length : 0;
  const sideProps = (which: Side) => ({
    id: `${id}-${which}`,
    role: wide ? 'region' : 'tabpanel',
    hidden: !wide && side !== which,
    ...(wide
      ? { 'aria-label': which === 'explore' ? trans.__('Explore') : trans.__('Dataset') }
      : { 'aria-labelledby': `${id}-${which}-tab` })
  });
  return (
    <div
      ref={root}
      className={`jp-Cohortlab jp-Cohortlab-browser${wide ? ' jp-mod-wide' : ''}`}
      data-cohortlab-undo-dataset={typing ? undefined : ''}
      {...typingHandlers}
    >
      <div className="jp-Cohortlab-browser-head">
        {wide ? (
          <h2>{trans.__('Dataset Browser')}</h2>
        ) : (
          <SideTabs trans={trans} id={id} side={side} tables={tables} onTurn={which => model.turn(which)} />
        )}
        <ReleaseChip
          trans={trans}
          choice={choice}
          releases={state.releases}
          onChoose={release => model.choice.choose(release)}
        />
      </div>
      <ServiceBanner
        trans={trans}
        service={state}
        version={VERSION}
        onRestart={() => void service.restart()}
        onRetry={() => service.refresh()}
        onDismiss={() => service.dismiss()}
      />
      <ReleaseRemark trans={trans} choice={choice} releases={state.releases} />
      <CellRemark
        trans={trans}
        home={session.home}
        uses={actions.uses}
        onSave={() => actions.save()}
        onToFile={() => actions.toFile()}
      />
      <div className="jp-Cohortlab-browser-sides">
        <div className="jp-Cohortlab-browser-side" {...sideProps('explore')}>
          <div className="jp-Cohortlab-body">
            <ExploreView trans={trans} model={model} actions={actions} />
          </div>
        </div>
        <div className="jp-Cohortlab-browser-side" {...sideProps('dataset')}>
          <div className="jp-Cohortlab-body">
            <DatasetView {...props} />
          </div>
          <DatasetFoot trans={trans} model={model} actions={actions} />
        </div>
      </div>
      <PanelFoot trans={trans} mode={state.status?.mode ?? null} />
    </div>
  );
}
