//! The outbox: what is being sent and what was sent, and what waits for somebody to decide.

use std::time::Duration;

use domain::ids::MailId;
use leptos::prelude::*;

use super::api;
use engines::mail::letters::Letters;
use kit::failure::Unavailable;
use kit::ui::{Button, ButtonKind, EmptyState, Glyph, TextSkeleton};
use kit::words::{td_string, words};

/// How soon one looks again while a letter is on its way.
const SOON: Duration = Duration::from_secs(2);

/// See the module.
#[component]
pub fn Outbox() -> impl IntoView {
    let l = words();
    let (only_waiting, before, turn) = (RwSignal::new(false), RwSignal::new(None::<MailId>), RwSignal::new(0_u32));
    let asked = move || (only_waiting.get(), before.get(), turn.get());
    let page = Resource::new(asked, |(only_waiting, before, _)| api::outbox(only_waiting, before));
    let again = move || {
        // The page may be gone by then.
        turn.try_update(|turn| *turn += 1);
    };
    let changed = Callback::new(move |()| again());
    let choose = move |waiting: bool| {
        before.set(None);
        only_waiting.set(waiting);
    };
    let tab = move |waiting: bool, label: &'static str| {
        let pressed = move || if only_waiting.get() == waiting { "true" } else { "false" };
        view! {
            <Button kind=ButtonKind::Quiet on_press=move |()| choose(waiting) attr:aria-pressed=pressed>{label}</Button>
        }
    };
    view! {
        <section class="card" id="outbox">
            <header class="card-head">
                <div>
                    <h2>{td_string!(l, mail.outbox)}</h2>
                    <p class="muted">{td_string!(l, mail.outbox_text)}</p>
                </div>
                <span class="end">
                    {tab(false, td_string!(l, mail.all))}
                    {tab(true, td_string!(l, mail.only_waiting))}
                </span>
            </header>
            <Transition fallback=|| view! { <TextSkeleton lines=4/> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok((letters, _)) if letters.is_empty() => {
                            let title = if only_waiting.get_untracked() {
                                td_string!(l, mail.outbox_none)
                            } else {
                                td_string!(l, mail.outbox_empty)
                            };
                            view! { <EmptyState icon=Glyph::Mail title/> }.into_any()
                        }
                        Ok((letters, more)) => {
                            if letters.iter().any(|letter| letter.state.is_under_way()) {
                                // Runs in the browser alone.
                                Effect::new(move || set_timeout(again, SOON));
                            }
                            let last = letters.last().map(|letter| letter.id).filter(|_| more);
                            let older = last.map(|last| view! {
                                <div class="card-foot">
                                    <Button on_press=move |()| before.set(Some(last))>{td_string!(l, mail.older)}</Button>
                                </div>
                            });
                            view! { <Letters letters may_decide=true changed/> {older} }.into_any()
                        }
                        Err(error) => view! { <Unavailable error/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
}
