/**
 * The grammar of `metadata_filter`, in peggy's notation.
 *
 * The next word always decides, so at most one word and white space are read twice. This keeps parsing linear, lets the
 * last alternative of a rule stop the parser with what it expects, and makes the counters count each thing once. The
 * messages repeat nothing of the filter, which may hold personal data.
 *
 * `options` holds `limits` and `numberProblem(text)`, which returns what is wrong with a number, or null.
 */
export const metadataFilterGrammar = String.raw`
{
  const { limits, numberProblem } = options;
  const used = { levels: 0, comparisons: 0, values: 0 };
  const expect = (what) => error("expected " + what);
  const not = (part) => ({ kind: "not", part });
  const join = (kind, first, rest) => (rest.length === 0 ? first : { kind, parts: [first, ...rest] });
  const unquote = (text, quote) => text.slice(1, -1).replaceAll(quote + quote, quote);

  function count(what, words) {
    used[what] += 1;
    if (used[what] > limits[what]) error("more than " + limits[what] + " " + words);
  }
}

Filter = _ @Either _ End
Either = first:Both rest:(_ Or _ @Both)* { return join("or", first, rest); }
Both = first:Part rest:(_ And _ @Part)* { return join("and", first, rest); }

Part
  = Negation _ part:Part { used.levels -= 1; return not(part); }
  / Opening _ inside:Either _ Closing { used.levels -= 1; return inside; }
  / Counted @Comparison

Negation = Not { count("levels", "levels of parentheses and NOT"); }
Opening = "(" { count("levels", "levels of parentheses and NOT"); }
Counted = "" { count("comparisons", "comparisons"); }

Comparison
  = path:Path _ @(
      test:Test { return { ...test, path }; }
    / test:Opposite { return not({ ...test, path }); }
    / &{ expect("a comparison such as = or IN"); }
  )
  / value:Value _ opposite:(Not _)? InArray _ path:ArrayPath {
      const contains = { kind: "contains", path, value };
      return opposite ? not(contains) : contains;
    }
  / &{ expect("a condition such as priority = 'high'"); }

Test
  = "=" _ value:Right { return { kind: "equals", value }; }
  / operator:Operator _ value:Right { return { kind: "ordered", operator, value }; }
  / Is _ Null { return { kind: "is_null" }; }
  / LikeOrIn

Opposite
  = ("!=" / "<>") _ value:Right { return { kind: "equals", value }; }
  / Is _ Not _ (Null / &{ expect("NULL"); }) { return { kind: "is_null" }; }
  / Is _ &{ expect("NULL or NOT NULL"); }
  / Not _ @(LikeOrIn / &{ expect("LIKE or IN"); })

LikeOrIn
  = Like _ pattern:Pattern { return { kind: "like", pattern }; }
  / In _ values:List { return { kind: "one_of", values }; }

Operator = "<=" / ">=" / $("<" !">") / ">"

Right
  = Value
  / Null { error("nothing equals NULL: use IS NULL or IS NOT NULL"); }
  / &{ expect("a value: 'text' in single quotes, a number, true or false"); }

List = ListStart _ first:Listed rest:(_ "," _ @Listed)* _ ListEnd { return [first, ...rest]; }
ListStart = "(" / &{ expect("values in parentheses such as ('a', 5)"); }
Listed = value:Right { count("values", "values in IN lists"); return value; }
ListEnd = ")" / &{ expect("a comma or a closing parenthesis"); }

InArray = In / &{ expect("IN and the path of an array; in other comparisons the path comes first"); }
ArrayPath = Path / &{ expect("the path of an array"); }

Pattern
  = text:Text {
      // What is left after all escaped characters: a backslash can only be the last one.
      if (text.replaceAll(/\\./gsu, "").includes("\\")) error("the pattern ends in a backslash that escapes nothing");
      return text;
    }
  / &{ expect("a pattern in single quotes such as 'a%'"); }

Value
  = value:Text { return { type: "string", value }; }
  / text:Number { return { type: "number", text }; }
  / word:$("true"i / "false"i) WordEnd { return { type: "boolean", value: word.toLowerCase() === "true" }; }

Text
  = text:$("'" ([^'] / "''")* "'") { return unquote(text, "'"); }
  / "'" { error("this text has no closing quote"); }

Number
  = text:$("-"? ("0" / [1-9] [0-9]*) ("." [0-9]+)? ("e"i [+-]? [0-9]+)?) WordEnd {
      const problem = numberProblem(text);
      if (problem !== null) error(problem);
      return text;
    }

Path = first:(QuotedName / !Keyword @BareName) rest:("." @Name)* { return [first, ...rest]; }
Name = QuotedName / BareName / &{ expect("a name after the dot"); }
BareName = $([\p{L}_] NameCharacter*)
NameCharacter = [\p{L}\p{M}\p{Nd}_]
QuotedName
  = text:$('"' ([^"] / '""')* '"') { return unquote(text, '"'); }
  / '"' { error("this name has no closing quote"); }

Keyword = And / Or / Not / In / Is / Like / Null / ("true"i / "false"i) WordEnd
And = "AND"i WordEnd
Or = "OR"i WordEnd
Not = "NOT"i WordEnd
In = "IN"i WordEnd
Is = "IS"i WordEnd
Like = "LIKE"i WordEnd
Null = "NULL"i WordEnd
WordEnd = !NameCharacter

Closing = ")" / &{ expect("AND, OR or a closing parenthesis"); }
End = !. / &{ expect("AND, OR or the end of the filter"); }
_ = [ \t\r\n]*
`;
