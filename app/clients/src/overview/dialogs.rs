use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};

use super::acts::Acts;
use crate::api::{add_score, change_number};
use engines::listing::acts::announce;
use kit::error::Answer;
use kit::ui::{Button, ButtonKind, Dialog, TextField};
use kit::words::{self, Locale, td_string, words};

/// A small question: what is typed, whether it is on its way, and what is wrong with it.
#[derive(Clone, Copy)]
struct Question {
    l: Locale,
    open: RwSignal<bool>,
    typed: RwSignal<String>,
    busy: RwSignal<bool>,
    error: RwSignal<Option<String>>,
}

impl Question {
    /// Starts afresh each time it is opened.
    fn new(open: RwSignal<bool>, first: impl Fn() -> String + 'static) -> Self {
        let question = Self {
            l: words(),
            open,
            typed: RwSignal::default(),
            busy: RwSignal::new(false),
            error: RwSignal::new(None),
        };
        Effect::new(move || {
            if open.get() {
                question.typed.set(first());
                question.error.set(None);
            }
        });
        question
    }

    /// Shows what is wrong beside the field; otherwise closes, and tells what was done with what takes it back.
    fn answered<F>(self, acts: Acts, answer: Answer<String>, back: impl Fn() -> F + Send + Sync + 'static)
    where
        F: Future<Output = Answer<()>> + 'static,
    {
        self.busy.set(false);
        match answer {
            Ok(done) => {
                self.open.set(false);
                acts.undoable(done, back);
                announce(Subject::Client);
            }
            Err(error) => self.error.set(Some(words::value_error(self.l, &error))),
        }
    }
}

/// « Ajouter du score » (A16.1).
#[component]
pub fn ScoreDialog(
    /// The client.
    id: ClientId,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let question = Question::new(open, || "10".to_owned());
    let (l, acts) = (question.l, Acts::new(id));
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Ok(points) = question.typed.get_untracked().trim().replace('−', "-").parse::<i32>() else {
            question.error.set(Some(words::field_error(l, &domain::error::FieldError::NotANumber)));
            return;
        };
        question.busy.set(true);
        spawn_local(async move {
            let answer = add_score(id, points).await;
            let said = answer.map(|total| td_string!(l, clients.score_done, points = total.to_string()).to_string());
            let back = move || async move { add_score(id, points.saturating_neg()).await.map(drop) };
            question.answered(acts, said, back);
        });
    };
    view! {
        <Dialog id="score-dialog" open title=td_string!(l, clients.add_score) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <TextField
                    name="points"
                    label=td_string!(l, clients.score_points)
                    hint=td_string!(l, clients.score_hint)
                    value=question.typed.get_untracked()
                    inputmode="numeric"
                    autofocus=true
                    error=question.error
                    on_input=Callback::new(move |text| question.typed.set(text))
                />
                <Buttons question/>
            </form>
        </Dialog>
    }
}

/// « Changer le numéro » (A2.5: few users).
#[component]
pub fn NumberDialog(
    /// The client.
    id: ClientId,
    /// Its number.
    number: String,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let was = StoredValue::new(number.clone());
    let question = Question::new(open, move || number.clone());
    let (l, acts) = (question.l, Acts::new(id));
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        question.busy.set(true);
        let (number, was) = (question.typed.get_untracked(), was.get_value());
        spawn_local(async move {
            let answer = change_number(id, number.into()).await;
            let said = answer.map(|number| td_string!(l, clients.number_done, number = number).to_string());
            let back = move || {
                let was = was.clone();
                async move { change_number(id, was.into()).await.map(drop) }
            };
            question.answered(acts, said, back);
        });
    };
    view! {
        <Dialog id="number-dialog" open title=td_string!(l, clients.change_number) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <TextField
                    name="new_number"
                    label=td_string!(l, clients.number)
                    hint=td_string!(l, clients.change_number_text)
                    value=question.typed.get_untracked()
                    autofocus=true
                    error=question.error
                    on_input=Callback::new(move |text| question.typed.set(text))
                />
                <Buttons question/>
            </form>
        </Dialog>
    }
}

#[component]
fn Buttons(question: Question) -> impl IntoView {
    let l = question.l;
    view! {
        <div class="dialog-actions">
            <Button on_press=move |()| question.open.set(false)>{td_string!(l, common.cancel)}</Button>
            <Button kind=ButtonKind::Primary submit=true busy=question.busy>{td_string!(l, common.save)}</Button>
        </div>
    }
}
