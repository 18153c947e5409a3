//! Somebody else saved first. What each changed comes together by itself; where both changed the same, one chooses.

use std::collections::BTreeSet;

use domain::form::{Clash, Conflict, in_row};
use leptos::{html, prelude::*};

use super::save::{reunion, save_over};
use super::state::Form;
use kit::ui::{Button, ButtonKind, Glyph, Icon};
use kit::words::td_string;

/// Who saved, what they changed, and a choice for each value that both changed. What was typed stays as it is.
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
    // The paths where theirs are to stand.
    let theirs = RwSignal::new(BTreeSet::<String>::new());
    let clashes = reunion(form, &conflict).unwrap_or_default().clashes;
    let (changes, by) = (conflict.changes.clone(), conflict.by.clone());
    let choices: Vec<_> = clashes.into_iter().map(|clash| choice(form, clash, by.clone(), theirs)).collect();
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
                {form.of().told(changes, form.names())}
            </details>
            <div class="row wrap">
                <Button kind=ButtonKind::Primary on_press=go_on>{td_string!(l, form.conflict_save)}</Button>
            </div>
        </section>
    }
}

/// Both values of one field, of which one is chosen.
fn choice(form: Form, clash: Clash, by: String, theirs: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let l = form.l;
    let Clash { path, mine, theirs: other } = clash;
    let label = form.of().label(&path);
    let side = |is_theirs: bool, who: String, value: &str| {
        let field = in_row(&path).map_or(path.as_str(), |(_, _, name)| name);
        let said = form.of().value_said(field, value, form.names());
        let said = if said.is_empty() { td_string!(l, form.nothing).to_owned() } else { said };
        let (at, of) = (path.clone(), path.clone());
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
    view! {
        <div class="clash" role="group" aria-label=label.clone()>
            <span class="field-label">{label.clone()}</span>
            {side(false, td_string!(l, form.conflict_mine).to_owned(), &mine)}
            {side(true, td_string!(l, form.conflict_theirs, name = by).to_string(), &other)}
        </div>
    }
}
