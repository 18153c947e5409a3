//! The secret by which a company's own back end signs contacts in: made, replaced, forgotten, and shown once.

use domain::ids::CompanyId;
use domain::portal::audience;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use super::snippet::Code;
use kit::failure::tell;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, Dialog, FormSection, Glyph, ToastStack, use_toasts};
use kit::words::{Locale, td_string, words};

/// What is about to happen to the secret that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Replaced,
    Forgotten,
}

/// What the page knows of the secret.
#[derive(Clone, Copy)]
struct Known {
    l: Locale,
    toasts: ToastStack,
    /// Whether something is being done to it.
    busy: RwSignal<bool>,
    /// Whether there is one.
    is_there: RwSignal<bool>,
    /// What it is, right after it was made.
    made: RwSignal<Option<String>>,
}

impl Known {
    fn make(self) {
        let (l, toasts) = (self.l, self.toasts);
        self.busy.set(true);
        spawn_local(async move {
            match api::make_secret().await {
                Ok(secret) => {
                    self.is_there.set(true);
                    self.made.set(Some(secret));
                }
                Err(error) => tell(l, toasts, &error),
            }
            self.busy.set(false);
        });
    }

    fn forget(self) {
        let (l, toasts) = (self.l, self.toasts);
        self.busy.set(true);
        spawn_local(async move {
            match api::forget_secret().await {
                Ok(()) => {
                    self.is_there.set(false);
                    self.made.set(None);
                    toasts.good(td_string!(l, embed.secret_forgotten));
                }
                Err(error) => tell(l, toasts, &error),
            }
            self.busy.set(false);
        });
    }
}

/// See the module.
#[component]
pub fn Secret(
    /// Whether there is one.
    has_secret: bool,
    /// The company that tokens are for.
    company: CompanyId,
) -> impl IntoView {
    let l = words();
    let known = Known {
        l,
        toasts: use_toasts(),
        busy: RwSignal::new(false),
        is_there: RwSignal::new(has_secret),
        made: RwSignal::new(None),
    };
    view! {
        <FormSection title=td_string!(l, embed.secret) description=td_string!(l, embed.secret_text)>
            <p class="muted break">{td_string!(l, embed.audience, audience = audience(company)).to_string()}</p>
            <Once made=known.made/>
            <Acts known/>
        </FormSection>
    }
}

/// A secret, for the only time.
#[component]
fn Once(made: RwSignal<Option<String>>) -> impl IntoView {
    let l = words();
    move || {
        made.get().map(|secret| {
            view! {
                <Alert kind=AlertKind::Good live=true>
                    <p><strong>{td_string!(l, embed.secret_made)}</strong></p>
                    <Code text=secret/>
                </Alert>
            }
        })
    }
}

/// What can be done, and the question before what there is is believed no more.
#[component]
fn Acts(known: Known) -> impl IntoView {
    let l = words();
    let (open, asked) = (RwSignal::new(false), RwSignal::new(Change::Replaced));
    let ask = move |change: Change| {
        asked.set(change);
        open.set(true);
    };
    let buttons = move || {
        let busy = known.busy;
        if known.is_there.get() {
            view! {
                <Button icon=Glyph::Key busy on_press=move |()| ask(Change::Replaced)>
                    {td_string!(l, embed.secret_replace)}
                </Button>
                <Button kind=ButtonKind::QuietDanger busy on_press=move |()| ask(Change::Forgotten)>
                    {td_string!(l, embed.secret_forget)}
                </Button>
            }
            .into_any()
        } else {
            view! { <Button icon=Glyph::Key busy on_press=move |()| known.make()>{td_string!(l, embed.secret_make)}</Button> }
                .into_any()
        }
    };
    view! {
        <div class="form-acts">{buttons}</div>
        <Sure known open asked/>
    }
}

/// Asks before what is signed with a secret is believed no more.
#[component]
fn Sure(known: Known, open: RwSignal<bool>, asked: RwSignal<Change>) -> impl IntoView {
    let l = words();
    let says = move || match asked.get() {
        Change::Replaced => td_string!(l, embed.secret_replace),
        Change::Forgotten => td_string!(l, embed.secret_forget),
    };
    let go_on = move |()| {
        open.set(false);
        match asked.get_untracked() {
            Change::Replaced => known.make(),
            Change::Forgotten => known.forget(),
        }
    };
    view! {
        <Dialog id="portal-secret" open title=td_string!(l, embed.secret_sure) close_label=td_string!(l, common.cancel)>
            <p>{td_string!(l, embed.secret_sure_text)}</p>
            <div class="dialog-actions">
                <Button on_press=move |()| open.set(false)>{td_string!(l, common.cancel)}</Button>
                <Button kind=ButtonKind::Danger on_press=go_on>{says}</Button>
            </div>
        </Dialog>
    }
}
