//! What the client has answered to a quote in the portal, with what proves it: who, when, from where, and the drawn signature.

use domain::documents::Answer;
use domain::documents::answer::{HEIGHT, WIDTH};
use leptos::prelude::*;

use super::view::DocumentView;
use crate::answered;
use kit::words::{Locale, formats, td_string};

/// The panel; none while nobody has answered.
pub fn proof(l: Locale, view: &DocumentView) -> Option<AnyView> {
    let answer = view.answer.as_ref()?;
    let said = answered::proof(l, formats(), answer, &view.sheet.lines);
    let line = |said: String| view! { <p class="small pre">{said}</p> };
    let panel = view! {
        <section class="panel" id="answer">
            <header class="panel-head"><h2>{answered::heading(l, answer.verdict)}</h2></header>
            {said.into_iter().map(line).collect_view()}
            {signature(l, answer)}
            <p class="small faint">{answer.device.clone()}</p>
        </section>
    };
    Some(panel.into_any())
}

fn signature(l: Locale, answer: &Answer) -> Option<AnyView> {
    let drawn = answer.signature.as_ref()?;
    let label = td_string!(l, papers.answer_signature, name = answer.name.as_str().to_owned()).to_string();
    let picture = view! {
        <svg class="signature" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
            <path d=drawn.path()/>
        </svg>
    };
    Some(picture.into_any())
}
