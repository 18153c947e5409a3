//! What is put into the pages of a site.

use domain::ids::CompanyId;
use leptos::prelude::*;

use kit::ui::{CopyButton, FormSection};
use kit::words::{td_string, words};

/// See the module.
#[component]
pub fn Snippet(
    /// What the company is known by to the script.
    company: CompanyId,
    /// Where the script is.
    public_url: String,
) -> impl IntoView {
    let l = words();
    let element = format!(
        "<script src=\"{public_url}/embed.js\" defer></script>\n<clientele-portal company=\"{company}\"></clientele-portal>"
    );
    let title = td_string!(l, embed.title);
    let frame = format!(
        "<iframe src=\"{public_url}/portal/embed/{company}\" title=\"{title}\" width=\"100%\" height=\"800\"></iframe>"
    );
    view! {
        <FormSection title=td_string!(l, embed.snippet) description=td_string!(l, embed.snippet_text)>
            <Code text=element/>
            <p class="muted">{td_string!(l, embed.attributes)}</p>
            <p class="muted">{td_string!(l, embed.frame_text)}</p>
            <Code text=frame/>
        </FormSection>
    }
}

/// Text for another program, with a button that copies it.
#[component]
pub fn Code(text: String) -> impl IntoView {
    let l = words();
    view! {
        <div class="snippet">
            <pre tabindex="0"><code>{text.clone()}</code></pre>
            <CopyButton text label=td_string!(l, embed.copy) done_label=td_string!(l, embed.copied)/>
        </div>
    }
}
