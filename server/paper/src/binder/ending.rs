//! What holds the papers of a file together: its pages, its structure, and its outline.

use lopdf::{Dictionary, Object, dictionary, text_string};

use super::{Binder, Bound, CATALOG, INFO, OUTLINE, PAGES, STRUCTURE};

impl Binder {
    pub(super) fn end(&mut self) -> lopdf::Result<()> {
        let count: i64 = self.bound.iter().map(|paper| paper.count).sum();
        let kids = self.bound.iter().map(|paper| reference(paper.pages)).collect::<Vec<_>>();
        self.put(PAGES, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count })?;
        let is_marked = self.structure()?;
        self.outline()?;
        let info = dictionary! { "Title" => text_string(&self.title), "Producer" => text_string("Clientèle") };
        self.put(INFO, info)?;
        let mut catalog = dictionary! {
            "Type" => "Catalog",
            "Pages" => reference(PAGES),
            "Outlines" => reference(OUTLINE),
            "PageMode" => "UseOutlines",
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true }
        };
        if is_marked {
            catalog.set("StructTreeRoot", reference(STRUCTURE));
            catalog.set("MarkInfo", dictionary! { "Marked" => true });
        }
        self.put(CATALOG, catalog)?;
        self.sink.close(dictionary! { "Root" => reference(CATALOG), "Info" => reference(INFO) })
    }

    /// The structure of all papers, where they have one.
    fn structure(&mut self) -> lopdf::Result<bool> {
        let tops: Vec<Object> = self.bound.iter().flat_map(|paper| paper.tops.iter().cloned()).collect();
        if tops.is_empty() {
            return Ok(false);
        }
        let leaves = |of: fn(&Bound) -> Option<u32>| -> Vec<Object> {
            self.bound.iter().filter_map(of).map(reference).collect()
        };
        let (parents, names) = (leaves(|paper| paper.parents), leaves(|paper| paper.names));
        let mut root = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => tops,
            "RoleMap" => self.roles.clone(),
            "ParentTree" => dictionary! { "Kids" => parents },
            "ParentTreeNextKey" => self.next_key
        };
        if !names.is_empty() {
            root.set("IDTree", dictionary! { "Kids" => names });
        }
        self.put(STRUCTURE, root)?;
        Ok(true)
    }

    /// The papers by their names, each leading to its first page.
    fn outline(&mut self) -> lopdf::Result<()> {
        let mut places = Vec::with_capacity(self.bound.len());
        for _ in &self.bound {
            places.push(self.sink.reserve()?);
        }
        for (at, (paper, place)) in self.bound.iter().zip(&places).enumerate() {
            let mut entry = dictionary! {
                "Title" => text_string(&paper.name),
                "Parent" => reference(OUTLINE),
                "Dest" => vec![reference(paper.first), Object::from("Fit")]
            };
            if let Some(before) = at.checked_sub(1).and_then(|at| places.get(at)) {
                entry.set("Prev", reference(*before));
            }
            if let Some(after) = places.get(at + 1) {
                entry.set("Next", reference(*after));
            }
            self.sink.write(*place, &Object::Dictionary(entry))?;
        }
        let mut outline = dictionary! { "Type" => "Outlines" };
        if let (Some(first), Some(last)) = (places.first(), places.last()) {
            outline.set("First", reference(*first));
            outline.set("Last", reference(*last));
            outline.set("Count", i64::try_from(places.len()).unwrap_or(i64::MAX));
        }
        self.put(OUTLINE, outline)
    }

    fn put(&mut self, number: u32, dictionary: Dictionary) -> lopdf::Result<()> {
        self.sink.write(number, &Object::Dictionary(dictionary))
    }
}

fn reference(number: u32) -> Object {
    Object::Reference((number, 0))
}
