import type { RunResult } from '../../../core/measure/result.ts';
import { useFormats, useText } from '../../locales/index.ts';

/** The journeys that ran beside the one under study, and where they met it; nothing where it ran alone. */
export function OthersTable({ result }: { result: RunResult }) {
  const text = useText();
  const formats = useFormats();
  if (result.others.length === 0) return null;
  const whole = (value: number) => formats.number(Math.round(value));
  return (
    <section className="resultSection">
      <h2>{text('results.others')}</h2>
      <p className="sectionHint">{text('results.othersHint')}</p>
      <div className="plainTableBox">
        <table className="plainTable">
          <thead>
            <tr>
              {['journey', 'entries', 'sent', 'shared', 'cappedByIt', 'cappedIt'].map((column) => (
                <th key={column} scope="col" className={column === 'journey' ? undefined : 'number'}>
                  {text(`results.others.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {result.others.map((other) => (
              <tr key={other.journeyId}>
                <th scope="row">{other.name}</th>
                <td className="number">{whole(other.entries.mean)}</td>
                <td className="number">{whole(other.sent.mean)}</td>
                <td className="number">{whole(other.sharedCustomers.mean)}</td>
                <td className="number">{whole(other.cappedByIt.mean)}</td>
                <td className="number">{whole(other.cappedIt.mean)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
