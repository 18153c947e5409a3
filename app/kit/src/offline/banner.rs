//! The banner that says that the network is gone, and of when what is shown is.

use leptos::{ev, prelude::*};
use web_sys::HtmlFormElement;

use super::contact::{TURNED, as_of, is_lost};
use crate::live;
use crate::ui::{Glyph, Icon, target, use_toasts};
use crate::words::{formats, td_string, words};

/// Shown for as long as the server is out of reach. Forms that the browser would send itself are not sent then.
#[component]
pub fn OfflineBanner() -> impl IntoView {
    let l = words();
    let locale = formats().tag();
    let toasts = use_toasts();
    let shown = RwSignal::new(None::<f64>);
    Effect::new(move || {
        let turned = window_event_listener_untyped(TURNED, move |_| shown.set(as_of()));
        let hints = ["offline", "online"].map(|hint| window_event_listener_untyped(hint, |_| live::listen_anew()));
        let sent = window_event_listener(ev::submit, move |event| {
            let form = target::<HtmlFormElement>(&event);
            if is_lost() && !event.default_prevented() && form.is_some_and(|form| form.method() == "post") {
                event.prevent_default();
                toasts.bad(td_string!(l, offline.refused));
            }
        });
        shown.set(as_of());
        on_cleanup(move || {
            turned.remove();
            for hint in hints {
                hint.remove();
            }
            sent.remove();
        });
    });
    let said = move |instant: f64| {
        let (date, time) =
            (written(instant, locale, "dateStyle", "long"), written(instant, locale, "timeStyle", "short"));
        td_string!(l, offline.banner, date = date, time = time).to_string()
    };
    view! {
        <div class="offline" role="status">
            {move || shown.get().map(|instant| view! { <Icon glyph=Glyph::CloudOff/> <span>{said(instant)}</span> })}
        </div>
    }
}

/// A part of an instant, in the reader's words. It is only ever drawn in the browser, which knows them.
fn written(instant: f64, locale: &str, part: &str, style: &str) -> String {
    let options = js_sys::Object::new();
    // Fails only for what is no object.
    drop(js_sys::Reflect::set(&options, &part.into(), &style.into()));
    js_sys::Date::new(&instant.into()).to_locale_string(locale, &options).into()
}
