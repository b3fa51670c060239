import { useText } from '../../i18n/use-text.ts';
import { SectionHead } from '../../ui/section-head.tsx';
import type { ScoreModel, WhatIf } from './assessment-model.ts';
import { BANDS, bandPercent, HIGHEST, scoreText } from './assessment-rows.ts';
import css from './assessment-view.module.css';

type ScoreProps = { readonly score: ScoreModel; readonly whatIfs: readonly WhatIf[] };

/** The sum written out with a word under each figure. A score is not the legal test. */
export function Score({ score, whatIfs }: ScoreProps) {
  const text = useText();
  const { dpc, ei, cb, se, level } = score.result;
  return (
    <>
      <section className={css.score} aria-labelledby="score-title">
        <SectionHead id="score-title" title={text('score.title')} note={text('score.notTheTest')} />
        <div className={css.sum}>
          <Figure value={dpc} name={text('score.context')} words={score.contextWords} />
          <span className={css.sign}>×</span>
          <Figure value={ei} name={text('score.identity')} words={score.identityWords} />
          <span className={css.sign}>+</span>
          <Figure value={cb} name={text('score.circumstances')} words={score.circumstanceWords} />
          <span className={css.sign}>=</span>
          <Figure value={se} name={text(`score.level.${level}`)} words="" />
        </div>
        <p className={css.formula}>
          {text('score.formula', {
            dpc: scoreText(dpc),
            ei: scoreText(ei),
            cb: scoreText(cb),
            se: scoreText(se),
            level: text(`score.level.${level}`),
          })}
        </p>
        <BandBar score={se} whatIfs={whatIfs} />
      </section>
      {whatIfs.length > 0 && (
        <section className={css.score} aria-labelledby="what-if-title">
          <SectionHead id="what-if-title" title={text('score.whatIf')} hasRule />
          <ul>
            {whatIfs.map((change) => (
              <li key={change.id} className={css.change}>
                <span>{change.label}</span>
                <span className={css.basis}>
                  {[
                    ...(change.score === null ? [] : [scoreText(change.score)]),
                    ...(change.note === '' ? [] : [change.note]),
                  ].join(', ')}
                </span>
                <span className={css.effect}>{change.effect}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Figure({
  value,
  name,
  words,
}: {
  readonly value: number;
  readonly name: string;
  readonly words: string;
}) {
  return (
    <span className={css.figure}>
      <span className={css.value}>{scoreText(value)}</span>
      <span className={css.name}>{name}</span>
      <span className={css.basis}>{words}</span>
    </span>
  );
}

function BandBar({ score, whatIfs }: { readonly score: number; readonly whatIfs: readonly WhatIf[] }) {
  const text = useText();
  const others = whatIfs.flatMap((change) => (change.score === null ? [] : [change.score]));
  return (
    <div
      className={css.band}
      role="img"
      aria-label={text('score.bandName', { score: scoreText(score), highest: HIGHEST })}
    >
      <svg width="100%" height="48" aria-hidden="true">
        {BANDS.map(({ level, from, to }, index) => (
          <g key={level}>
            <rect
              className={css[`band${index + 1}`]}
              x={`${bandPercent(from)}%`}
              y="19"
              width={`${bandPercent(to) - bandPercent(from) - 0.35}%`}
              height="8"
            />
            <text className={css.bandName} x={`${(bandPercent(from) + bandPercent(to)) / 2}%`} y="43">
              {text(`score.level.${level}`)}
            </text>
          </g>
        ))}
        {others.map((other) => (
          <g key={other}>
            <line
              className={css.other}
              x1={`${bandPercent(other)}%`}
              x2={`${bandPercent(other)}%`}
              y1="16"
              y2="30"
            />
            <text className={css.otherText} x={`${bandPercent(other)}%`} y="12">
              {scoreText(other)}
            </text>
          </g>
        ))}
        <line
          className={css.own}
          x1={`${bandPercent(score)}%`}
          x2={`${bandPercent(score)}%`}
          y1="15"
          y2="31"
        />
        <text className={css.ownText} x={`${bandPercent(score)}%`} y="12">
          {scoreText(score)}
        </text>
      </svg>
    </div>
  );
}
