//! What records that exist are recognised by, and which of their values the file replaces.

use domain::imports::{Policy, Target};
use leptos::prelude::*;

use crate::choices::Choices;
use crate::wording;
use engines::importing::{ImportWord, Importing, KnownBy};
use kit::ui::{CheckField, FieldGroup};
use kit::words::{Locale, td_string, words};

/// What identifies a record, as far as the file has it, the surest first; each may be given up but what no two may have.
#[component]
pub fn RecognisedBy(
    /// What is brought in.
    of: &'static Importing,
    /// The names of the file's columns.
    header: Vec<String>,
    /// What is chosen.
    choices: Choices,
) -> impl IntoView {
    let l = words();
    let header = StoredValue::new(header);
    let known = Memo::new(move |_| {
        choices.mapping.with(|mapping| {
            let column = |known: &KnownBy| mapping.iter().position(|target| target.path() == known.path);
            of.known_by.iter().filter_map(|known| Some((*known, column(known)?))).collect::<Vec<_>>()
        })
    });
    move || {
        let line = |(known, column): (KnownBy, usize)| {
            let name = header.with_value(|header| header.get(column).cloned().unwrap_or_default());
            mark(l, of, known, name, choices)
        };
        let lines = known.get().into_iter().map(line).collect_view();
        (!known.with(Vec::is_empty)).then(|| {
            view! {
                <FieldGroup legend=td_string!(l, imports.known_by)>
                    <div class="choices">{lines}</div>
                    <p class="small soft">{(of.word)(l, ImportWord::KnownByHint)}</p>
                </FieldGroup>
            }
        })
    }
}

fn mark(l: Locale, of: &Importing, known: KnownBy, column: String, choices: Choices) -> AnyView {
    let field = of.columns.name(known.path, wording::language(l)).unwrap_or_default();
    let label = if column.trim().is_empty() {
        field
    } else {
        td_string!(l, imports.known_by_column, field = field, column = column).to_string()
    };
    if known.is_unique {
        return view! {
            <label class="choice">
                <input class="check" type="checkbox" checked=true disabled=true/>
                <span class="choice-text">{label}</span>
            </label>
        }
        .into_any();
    }
    let is_on = choices.handling.with_untracked(|handling| !handling.not_by.contains(&known.same));
    let choose = move |on: bool| {
        choices.handling.update(|handling| {
            handling.not_by.retain(|same| *same != known.same);
            if !on {
                handling.not_by.push(known.same);
            }
        });
    };
    let id = format!("known-by-{}", known.path.replace('.', "-"));
    view! { <CheckField name="known-by" id label checked=is_on on_change=Callback::new(choose)/> }.into_any()
}

/// Which columns replace what a record has, where records are updated: the others fill what is empty.
#[component]
pub fn Replaced(
    /// What is brought in.
    of: &'static Importing,
    /// The columns that the company has named.
    named: Vec<(Target, String)>,
    /// What is chosen.
    choices: Choices,
) -> impl IntoView {
    let l = words();
    let named = StoredValue::new(named);
    let is_unique =
        move |target: &Target| of.known_by.iter().any(|known| known.is_unique && known.path == target.path());
    let used = Memo::new(move |_| {
        let is_updated = choices.policy.get() == Policy::Update;
        let mut used: Vec<Target> = Vec::new();
        choices.mapping.with(|mapping| {
            for target in mapping.iter().filter(|target| is_updated && !target.is_ignored() && !is_unique(target)) {
                if !used.contains(target) {
                    used.push(target.clone());
                }
            }
        });
        used
    });
    move || {
        let line = |target: Target| {
            let label = named.with_value(|named| wording::target(l, of, &target, named));
            replace(label, target, choices)
        };
        let lines = used.get().into_iter().map(line).collect_view();
        (!used.with(Vec::is_empty)).then(|| {
            view! {
                <FieldGroup legend=td_string!(l, imports.replaced)>
                    <div class="choices side wrap">{lines}</div>
                    <p class="small soft">{td_string!(l, imports.replaced_hint)}</p>
                </FieldGroup>
            }
        })
    }
}

fn replace(label: String, target: Target, choices: Choices) -> AnyView {
    let is_on = choices.handling.with_untracked(|handling| handling.replaced.contains(&target));
    let id = format!("replace-{}", target.path().replace(['.', '[', ']'], "-"));
    let choose = move |on: bool| {
        choices.handling.update(|handling| {
            handling.replaced.retain(|replaced| *replaced != target);
            if on {
                handling.replaced.push(target.clone());
            }
        });
    };
    view! { <CheckField name="replace" id label checked=is_on on_change=Callback::new(choose)/> }.into_any()
}
