//! Somebody else saved first. What each changed comes together by itself; where both changed the same, one chooses.

use std::collections::BTreeSet;

use domain::form::{Clash, Conflict, RowClash, in_row};
use leptos::{html, prelude::*};

use super::ValueNames;
use super::save::{reunion, save_over};
use super::state::Form;
use kit::ui::{Button, ButtonKind, Glyph, Icon};
use kit::words::td_string;

/// The paths where theirs are to stand.
type Theirs = RwSignal<BTreeSet<String>>;

/// Who saved, what they changed, and a choice for each value that both changed and each row that one removed and the other changed. What was
/// typed stays as it is.
#[component]
pub fn ConflictPanel(
    /// The form.
    form: Form,
    /// What happened.
    conflict: Conflict,
) -> impl IntoView {
    let l = form.l;
    let node = NodeRef::<html::Section>::new();
    Effect::new(move || {
        if let Some(panel) = node.get() {
            panel.scroll_into_view();
            // Fails only for elements that are gone.
            drop(panel.focus());
        }
    });
    let theirs = Theirs::default();
    let (changes, by) = (conflict.changes.clone(), conflict.by.clone());
    let choices = reunion(form, &conflict).map(|reunion| {
        let values: Vec<_> = reunion.clashes.into_iter().map(|clash| of_value(form, clash, &by, theirs)).collect();
        let rows: Vec<_> = reunion.rows.into_iter().map(|row| of_row(form, row, &by, theirs)).collect();
        (values, rows)
    });
    let go_on = move |()| {
        // One may have typed on.
        if let Some(reunion) = reunion(form, &conflict) {
            save_over(form, conflict.clone(), theirs.with_untracked(|theirs| reunion.with_theirs(theirs)));
        }
    };
    view! {
        <section class="conflict" role="alert" tabindex="-1" node_ref=node>
            <header>
                <Icon glyph=Glyph::Users/>
                <div>
                    <h2>{form.of().saved_by(by)}</h2>
                    <p>{td_string!(l, form.conflict_text)}</p>
                </div>
            </header>
            {choices}
            <details>
                <summary>{td_string!(l, form.conflict_all)}</summary>
                {form.of().told(changes, names(form))}
            </details>
            <div class="row wrap">
                <Button kind=ButtonKind::Primary on_press=go_on>{td_string!(l, form.conflict_save)}</Button>
            </div>
        </section>
    }
}

/// The words for ids: the feature's, else those of the records that were chosen.
fn names(form: Form) -> ValueNames {
    ValueNames::new(move |id: &str| form.of().name_of(id).or_else(|| form.name_of(id)))
}

/// Both values of one field, of which one is chosen.
fn of_value(form: Form, clash: Clash, by: &str, theirs: Theirs) -> AnyView {
    let l = form.l;
    let (of, names, Clash { path, mine, theirs: other }) = (form.of(), names(form), clash);
    let said = |value: &str| {
        let said = of.value_said(in_row(&path).map_or(path.as_str(), |(_, _, name)| name), value, &names);
        if said.is_empty() { td_string!(l, form.nothing).to_owned() } else { said }
    };
    let mine = (td_string!(l, form.conflict_mine).to_owned(), said(&mine));
    let other = (td_string!(l, form.conflict_theirs, name = by.to_owned()).to_string(), said(&other));
    choice(of.label(&path), &path, [mine, other], theirs)
}

/// Whether a row that one of both removed is to stay, as the other changed it.
fn of_row(form: Form, row: RowClash, by: &str, theirs: Theirs) -> AnyView {
    let l = form.l;
    let (of, names, name) = (form.of(), names(form), by.to_owned());
    let line = |text: &str| {
        let said = of.value_said(row.group, text, &names);
        if said.is_empty() { of.label(row.group) } else { said }
    };
    let (before, changed) = (line(&row.before), line(&row.changed));
    let gone = (td_string!(l, form.conflict_remove).to_owned(), String::new());
    let (told, sides) = if row.is_removed_here {
        let keep = td_string!(l, form.conflict_keep_theirs, name = name.clone()).to_string();
        let told = td_string!(l, form.conflict_removed_here, row = before, name = name).to_string();
        (told, [gone, (keep, changed)])
    } else {
        let keep = td_string!(l, form.conflict_keep_mine).to_owned();
        let told = td_string!(l, form.conflict_removed_there, row = before, name = name).to_string();
        (told, [(keep, changed), gone])
    };
    choice(told, &row.path, sides, theirs)
}

/// What is to choose, and its two sides: mine, which stands until the other one is chosen, and theirs. Each is what it is called and what it is.
fn choice(label: String, path: &str, [mine, other]: [(String, String); 2], theirs: Theirs) -> AnyView {
    let side = |is_theirs: bool, (who, said): (String, String)| {
        let (at, of) = (path.to_owned(), path.to_owned());
        let is_chosen = move || theirs.with(|theirs| theirs.contains(&of)) == is_theirs;
        let choose = move |_| {
            theirs.update(|theirs| {
                if is_theirs {
                    theirs.insert(at.clone());
                } else {
                    theirs.remove(&at);
                }
            });
        };
        view! {
            <button class="side" type="button" aria-pressed=move || is_chosen().to_string() on:click=choose>
                <span class="who">{who}</span>
                <span class="pre">{said}</span>
            </button>
        }
    };
    let heading = label.clone();
    view! {
        <div class="clash" role="group" aria-label=label>
            <span class="field-label">{heading}</span>
            {side(false, mine)}
            {side(true, other)}
        </div>
    }
    .into_any()
}
