/** A sentence whose figures are set off: `*` stands before and after each. */
export function Marked({ text }: { text: string }) {
  const parts = text.split('*');
  let offset = 0;
  return (
    <>
      {parts.map((part, index) => {
        const key = offset;
        offset += part.length + 1;
        return index % 2 === 1 ? <em key={key}>{part}</em> : <span key={key}>{part}</span>;
      })}
    </>
  );
}
