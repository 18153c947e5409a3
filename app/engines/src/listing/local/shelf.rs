//! What the browser keeps between visits, in a cache of the user's and the company's own: the last whole table as it came, and what
//! each visit since then brought in addition, each under the tag that it starts from.

use domain::subject::Subject;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

use kit::offline::{TABLES, caches};

/// One user's table of one subject in one company.
pub struct Shelf {
    cache: String,
    /// Where the server has it, which is the name of the whole table here too.
    place: String,
}

/// Something that was kept, as it came.
pub struct Stored {
    pub tag: String,
    pub bytes: Vec<u8>,
}

impl Shelf {
    pub fn new(subject: Subject, user: &str, company: &str) -> Self {
        let subject = subject.as_str();
        Self { cache: format!("{TABLES}{user}-{company}-{subject}"), place: format!("/api/lists/{subject}/snapshot") }
    }

    /// The whole table; with a tag, what was kept of the changes since.
    pub async fn kept(&self, since: Option<&str>) -> Option<Stored> {
        let found = JsFuture::from(self.open().await?.match_with_str(&self.place(since))).await.ok()?;
        let response: Response = found.dyn_into().ok()?;
        Some(Stored { tag: tag(&response)?, bytes: bytes(&response).await.ok()? })
    }

    /// Keeps a whole table as it came, in place of everything, or what changed since a tag, beside the rest. Where there is no room,
    /// the next visit fetches it anew.
    pub async fn keep(&self, since: Option<&str>, response: &Response) {
        if since.is_none()
            && let Some(caches) = caches()
        {
            drop(JsFuture::from(caches.delete(&self.cache)).await);
        }
        if let Some(cache) = self.open().await {
            drop(JsFuture::from(cache.put_with_str(&self.place(since), response)).await);
        }
    }

    /// The place of the whole table; with a tag, of what changed since.
    pub fn place(&self, since: Option<&str>) -> String {
        since.map_or_else(|| self.place.clone(), |tag| format!("{}?since={tag}", self.place))
    }

    async fn open(&self) -> Option<Cache> {
        JsFuture::from(caches()?.open(&self.cache)).await.ok()?.dyn_into().ok()
    }
}

/// The name that the server gave it, without its quotes.
pub fn tag(response: &Response) -> Option<String> {
    let tag = response.headers().get("etag").ok()??;
    Some(tag.trim_start_matches("W/").trim_matches('"').to_owned())
}

/// A response's body.
pub async fn bytes(response: &Response) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
