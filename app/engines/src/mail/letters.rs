//! Letters, one below the other: to whom, what became of it, and what somebody decides.

use domain::format::{DateStyle, date, time};
use domain::ids::MailId;
use domain::mail::{MailProblem, MailState, SentMail};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{api, wording};
use kit::error::Answer;
use kit::failure::tell;
use kit::ui::{Badge, Button, Glyph, use_toasts};
use kit::words::{Locale, formats, td_string, words};

/// See the module.
#[component]
pub fn Letters(
    /// The newest first.
    letters: Vec<SentMail>,
    /// Whether whoever looks may decide.
    may_decide: bool,
    /// Runs after a decision.
    changed: Callback<()>,
) -> impl IntoView {
    let row = move |letter: SentMail| view! { <Letter letter may_decide changed/> };
    view! { <ul class="letters">{letters.into_iter().map(row).collect_view()}</ul> }
}

#[component]
fn Letter(letter: SentMail, may_decide: bool, changed: Callback<()>) -> impl IntoView {
    let l = words();
    let (state, id, is_secret) = (letter.state, letter.id, letter.is_secret);
    let (day, hour) = written(letter.at);
    let by = td_string!(l, mail.written_by, who = letter.by.clone(), day = day, time = hour).to_string();
    let copies = [
        (!letter.cc.is_empty()).then(|| td_string!(l, mail.copy_to, to = letter.cc.join(", ")).to_string()),
        (!letter.bcc.is_empty()).then(|| td_string!(l, mail.hidden_to, to = letter.bcc.join(", ")).to_string()),
        letter.attached.then(|| with(l, letter.document.is_some()).to_owned()),
    ];
    let copies: Vec<String> = copies.into_iter().flatten().collect();
    let (told, went) = (told(l, &letter), went(l, &letter));
    view! {
        <li class="letter" data-state=state.as_str()>
            <div class="letter-head">
                <span class="letter-subject">{letter.subject}</span>
                <Badge kind=wording::badge(state)>{wording::state(l, state)}</Badge>
            </div>
            <p class="letter-to">{letter.to.join(", ")}</p>
            <p class="letter-by">{by}</p>
            {(!copies.is_empty()).then(|| view! { <p class="letter-by">{copies.join(" · ")}</p> })}
            {went.map(|went| view! { <p class="letter-by">{went}</p> })}
            {told.into_iter().map(|line| view! { <p class="letter-why">{line}</p> }).collect_view()}
            {may_decide.then(|| view! { <Decision id state is_secret changed/> })}
        </li>
    }
}

/// What goes with it.
fn with(l: Locale, is_document: bool) -> &'static str {
    if is_document { td_string!(l, mail.with_document) } else { td_string!(l, mail.with_statement) }
}

/// When it went, and when whoever got it opened the document that it leads to.
fn went(l: Locale, letter: &SentMail) -> Option<String> {
    let sent = letter.sent_at.map(|at| {
        let (day, hour) = written(at);
        td_string!(l, mail.sent_on, day = day, time = hour).to_string()
    });
    let seen = letter.seen_at.map(|at| {
        let (day, hour) = written(at);
        td_string!(l, mail.seen_on, day = day, time = hour).to_string()
    });
    let both: Vec<String> = sent.into_iter().chain(seen).collect();
    (!both.is_empty()).then(|| both.join(" · "))
}

/// Why it did not go, what the server said, and when it is tried again.
fn told(l: Locale, letter: &SentMail) -> Vec<String> {
    let why = letter.problem.map(|problem| not_sent(l, problem));
    let why = if letter.state == MailState::Unsure { Some(td_string!(l, mail.unsure_hint).to_owned()) } else { why };
    let said = letter.said.clone().map(|said| td_string!(l, mail.server_said, said = said).to_string());
    let again = letter.next_at.map(|at| {
        let (day, hour) = written(at);
        td_string!(l, mail.next_at, day = day, time = hour).to_string()
    });
    [why, said, again].into_iter().flatten().collect()
}

fn not_sent(l: Locale, problem: MailProblem) -> String {
    td_string!(l, mail.not_sent, why = wording::problem(l, problem)).to_string()
}

/// A decision on its way: why the letter does not go, where it was to go and cannot.
type Deciding = std::pin::Pin<Box<dyn Future<Output = Answer<Option<MailProblem>>>>>;

/// What may be decided of it.
#[component]
fn Decision(id: MailId, state: MailState, is_secret: bool, changed: Callback<()>) -> impl IntoView {
    let (l, toasts, busy) = (words(), use_toasts(), RwSignal::new(false));
    // Whoever waits for a link asks for another.
    let may_be_resent = state.may_be_resent() && !is_secret;
    if !may_be_resent && !state.may_be_given_up() {
        return ().into_any();
    }
    let decide = move |done: &'static str, sending: Deciding| {
        busy.set(true);
        spawn_local(async move {
            match sending.await {
                Ok(None) => toasts.good(done),
                Ok(Some(problem)) => toasts.bad(not_sent(l, problem)),
                Err(error) => tell(l, toasts, &error),
            }
            busy.try_set(false);
            changed.try_run(());
        });
    };
    let resend = move |()| decide(td_string!(l, mail.resent), Box::pin(api::resend_mail(id)));
    let give_up = move |()| {
        let sending = Box::pin(async move { api::give_up_mail(id).await.map(|()| None::<MailProblem>) });
        decide(td_string!(l, mail.given_up), sending);
    };
    view! {
        <div class="letter-acts">
            {may_be_resent.then(|| view! {
                <Button class="sm" icon=Glyph::Mail busy on_press=resend>{td_string!(l, mail.resend)}</Button>
            })}
            {state.may_be_given_up().then(|| view! {
                <Button class="sm" busy on_press=give_up>{td_string!(l, mail.give_up)}</Button>
            })}
        </div>
    }
    .into_any()
}

fn written(at: chrono::NaiveDateTime) -> (String, String) {
    (date(at.date(), DateStyle::Medium, formats()), time(at.time(), formats()))
}
