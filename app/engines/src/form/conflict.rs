use domain::form::{Conflict, removed, taken};
use leptos::{html, prelude::*};

use super::save::submit;
use super::state::Form;
use kit::ui::{Button, ButtonKind, Glyph, Icon, use_toasts};
use kit::words::td_string;

/// Somebody else saved first: who, what, and the two ways on. What was typed stays as it is.
#[component]
pub fn ConflictPanel(
    /// The form.
    form: Form,
    /// What happened.
    conflict: Conflict,
) -> impl IntoView {
    let l = form.l;
    let toasts = use_toasts();
    let node = NodeRef::<html::Section>::new();
    Effect::new(move || {
        if let Some(panel) = node.get() {
            panel.scroll_into_view();
            // Fails only for elements that are gone.
            drop(panel.focus());
        }
    });
    let names = form.names();
    let version = conflict.version;
    let changes = conflict.changes.clone();
    let by = conflict.by.clone();
    let (before, _) = form.pristine();
    let gone = removed(form.of().shape(), &conflict, &before);
    let save = move |()| {
        form.version.set(version);
        form.gone(gone.iter().cloned());
        form.failure.set(None);
        submit(form);
    };
    let take = move |()| {
        if let Some(mine) = form.gathered() {
            form.version.set(version);
            form.redraw(taken(form.of().shape(), &mine, &conflict, &before));
            form.touch();
            form.failure.set(None);
            toasts.good(td_string!(l, form.conflict_taken));
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
            {form.of().told(changes, names)}
            <div class="row wrap">
                <Button kind=ButtonKind::Primary on_press=take>{td_string!(l, form.conflict_take)}</Button>
                <Button on_press=save>{td_string!(l, form.conflict_save)}</Button>
            </div>
        </section>
    }
}
