const variable = /(#\{[^{}]*\})/;

/** Message text with its `#{variables}` set apart. */
export function MessageLine({ line }: { readonly line: string }) {
  let place = 0;
  return (
    <>
      {line.split(variable).map((part) => {
        place += part.length;
        return part.startsWith('#{') ? (
          <span key={place} className="variable">
            {part}
          </span>
        ) : (
          part
        );
      })}
    </>
  );
}
