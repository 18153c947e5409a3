//! Recovery codes, shown once.

use leptos::prelude::*;

use kit::ui::{Alert, AlertKind, Button, CopyButton};
use kit::words::{td_string, words};

/// The codes just made, until their owner has put them away.
#[component]
pub fn RecoveryCodes(
    /// The codes; nothing is shown while there are none.
    recovery: RwSignal<Vec<String>>,
) -> impl IntoView {
    let l = words();
    move || {
        let codes = recovery.get();
        (!codes.is_empty()).then(|| {
            let all = codes.join("\n");
            view! {
                <Alert kind=AlertKind::Warn live=true>
                    <p><strong>{td_string!(l, users.recovery)}</strong></p>
                    <p>{td_string!(l, users.recovery_intro)}</p>
                    <ul class="codes">{codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view()}</ul>
                    <div class="row">
                        <CopyButton text=all label=td_string!(l, users.copy_codes) done_label=td_string!(l, users.copied)/>
                        <Button on_press=move |()| recovery.set(Vec::new())>{td_string!(l, users.codes_kept)}</Button>
                    </div>
                </Alert>
            }
        })
    }
}
