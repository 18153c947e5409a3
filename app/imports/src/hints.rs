//! Rows that look like a record: set side by side, with an answer for the row or for all rows like it.

use domain::imports::identity::Same;
use domain::imports::{Guess, Hint, Preview};
use leptos::prelude::*;

use crate::choices::Choices;
use crate::wording;
use engines::importing::Importing;
use kit::ui::{ChoiceLayout, RadioGroup, SelectField};
use kit::words::{Locale, td_string, words};

/// What an answer is called in the page.
const OTHER: &str = "other";
const SAME: &str = "same";

/// Shows the first of them, and asks.
#[component]
pub fn Hints(
    /// What is brought in.
    of: &'static Importing,
    /// What was found.
    preview: Preview,
    /// What is chosen.
    choices: Choices,
    /// Runs when an answer was given.
    on_answer: Callback<()>,
) -> impl IntoView {
    let l = words();
    let kinds =
        preview.hinted.iter().map(|(same, count)| of_kind(l, (*same, *count), choices, on_answer)).collect_view();
    let hints = preview.hints.iter().map(|hint| side_by_side(l, of, hint, choices, on_answer)).collect_view();
    let hinted: usize = preview.hinted.iter().map(|(_, count)| *count as usize).sum();
    let shown = preview.hints.len();
    view! {
        <section class="card card-body stack hints" aria-labelledby="hints-title">
            <h2 id="hints-title">{td_string!(l, imports.hints)}</h2>
            <p class="small soft">{td_string!(l, imports.hints_hint)}</p>
            <div class="form-grid cols-3">{kinds}</div>
            {hints}
            {(hinted > shown).then(|| view! {
                <p class="small soft">{td_string!(l, imports.first_hints, count = shown.to_string()).to_string()}</p>
            })}
        </section>
    }
}

/// The answer for all rows that have the same in common with a record.
fn of_kind(l: Locale, (same, count): (Same, u32), choices: Choices, on_answer: Callback<()>) -> AnyView {
    let label =
        td_string!(l, imports.hints_of, same = wording::same(l, same).to_owned(), count = wording::count(count))
            .to_string();
    let options = [(OTHER, td_string!(l, imports.guess_others)), (SAME, td_string!(l, imports.guess_sames))];
    let options = options.map(|(value, words)| (value.to_owned(), words.to_owned())).to_vec();
    let now = choices.handling.with_untracked(|handling| {
        let said = handling.all.iter().find(|(of, _)| *of == same);
        said.map(|(_, guess)| *guess).unwrap_or_default()
    });
    let choose = move |chosen: String| {
        choices.handling.update(|handling| {
            handling.all.retain(|(of, _)| *of != same);
            handling.all.push((same, guess_of(&chosen)));
        });
        on_answer.run(());
    };
    let name = format!("hints-{}", key(same));
    view! { <SelectField name label options value=named(now) on_change=Callback::new(choose)/> }.into_any()
}

/// A row beside the record that it looks like.
fn side_by_side(l: Locale, of: &Importing, hint: &Hint, choices: Choices, on_answer: Callback<()>) -> AnyView {
    let (line, same) = (hint.line, hint.known.same);
    let here = td_string!(l, imports.hint_row, line = line.to_string()).to_string();
    let there = match hint.known.line {
        Some(other) => td_string!(l, imports.hint_row, line = other.to_string()).to_string(),
        None => td_string!(l, imports.fate_skip).to_string(),
    };
    let sides = hint.sides.iter().map(|(path, ours, theirs)| {
        let name = of.columns.name(path, wording::language(l)).unwrap_or_default();
        let differs = !ours.is_empty() && !theirs.is_empty() && ours != theirs;
        view! {
            <tr class:differs=differs>
                <th scope="row">{name}</th>
                <td>{ours.clone()}</td>
                <td>{theirs.clone()}</td>
            </tr>
        }
    });
    let sides = sides.collect_view();
    let answers = move || of_row(l, (line, same), choices, on_answer);
    view! {
        <div class="hint">
            <table class="sides">
                <caption class="small soft">{wording::same(l, same)}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{here}</th>
                        <th scope="col">{there}</th>
                    </tr>
                </thead>
                <tbody>{sides}</tbody>
            </table>
            {answers}
        </div>
    }
    .into_any()
}

/// The answer for a row: what was said of it, else of all like it.
fn of_row(l: Locale, (line, same): (u32, Same), choices: Choices, on_answer: Callback<()>) -> AnyView {
    let now = choices.handling.with(|handling| handling.guess(line, same));
    let options = [(OTHER, td_string!(l, imports.guess_other)), (SAME, td_string!(l, imports.guess_same))];
    let options = options.map(|(value, words)| (value.to_owned(), words.to_owned())).to_vec();
    let choose = move |chosen: String| {
        // Nothing is drawn anew: it stands as it was chosen.
        choices.handling.update_untracked(|handling| {
            handling.rows.retain(|(of, _)| *of != line);
            handling.rows.push((line, guess_of(&chosen)));
        });
        on_answer.run(());
    };
    let label = td_string!(l, imports.hint_of_row, line = line.to_string()).to_string();
    view! {
        <RadioGroup
            name=format!("hint-{line}")
            label
            options
            value=named(now)
            layout=ChoiceLayout::Side
            on_change=Callback::new(choose)
        />
    }
    .into_any()
}

fn guess_of(chosen: &str) -> Guess {
    if chosen == SAME { Guess::Same } else { Guess::Other }
}

const fn named(guess: Guess) -> &'static str {
    match guess {
        Guess::Other => OTHER,
        Guess::Same => SAME,
    }
}

/// What two have in common, in the name of a field.
fn key(same: Same) -> String {
    serde_json::to_value(same).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
