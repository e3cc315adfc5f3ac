// The only place that knows tinyxml2. It resolves no external entity, expands none of its own, and
// bounds how deep elements are nested.
#include <memory>
#include <vector>

#include <tinyxml2.h>

#include "schema/xml_tree.h"

namespace tenken::schema {

class XmlTreeMaker {
  public:
    static void make(std::string_view xml, XmlTree& tree) {
        const auto kept = std::make_shared<Kept>();
        if (kept->document.Parse(xml.data(), xml.size()) != tinyxml2::XML_SUCCESS) {
            const bool deep = kept->document.ErrorID() == tinyxml2::XML_ELEMENT_DEPTH_EXCEEDED;
            tree.state_ = deep ? XmlTree::State::too_deep : XmlTree::State::damaged;
            tree.error_line_ = kept->document.ErrorLineNum();
            tree.error_name_ = tinyxml2::XMLDocument::ErrorIDToName(kept->document.ErrorID());
            return;
        }
        tree.state_ = XmlTree::State::well_formed;
        kept->nodes.resize(count(kept->document));
        tree.first_ = fill(kept->document, kept->nodes);
        tree.kept_ = kept;
    }

  private:
    struct Kept {
        tinyxml2::XMLDocument document;
        std::vector<XmlNode> nodes;
    };

    /// In the order of the text; nullptr behind the last.
    static const tinyxml2::XMLNode* following(const tinyxml2::XMLNode* node) {
        if (node->FirstChild() != nullptr) {
            return node->FirstChild();
        }
        while (node != nullptr && node->NextSibling() == nullptr) {
            node = node->Parent();
        }
        return node == nullptr ? nullptr : node->NextSibling();
    }

    static std::size_t count(const tinyxml2::XMLDocument& document) {
        std::size_t nodes = 0;
        for (const tinyxml2::XMLNode* node = following(&document); node != nullptr;
             node = following(node)) {
            ++nodes;
        }
        return nodes;
    }

    static const XmlNode* fill(const tinyxml2::XMLDocument& document, std::vector<XmlNode>& nodes) {
        // Of each open element, and at the bottom of the document, where its next part hangs.
        const XmlNode* first = nullptr;
        std::vector<const XmlNode**> ends{&first};
        std::vector<const tinyxml2::XMLNode*> parents{&document};
        std::size_t made = 0;
        for (const tinyxml2::XMLNode* node = following(&document); node != nullptr;
             node = following(node)) {
            while (parents.back() != node->Parent()) {
                parents.pop_back();
                ends.pop_back();
            }
            XmlNode& filled = nodes[made++];
            take(*node, filled);
            *ends.back() = &filled;
            ends.back() = &filled.next_;
            parents.push_back(node);
            ends.push_back(&filled.first_);
        }
        return first;
    }

    static void take(const tinyxml2::XMLNode& node, XmlNode& filled) {
        filled.line_ = node.GetLineNum();
        filled.value_ = node.Value();
        if (const tinyxml2::XMLText* text = node.ToText()) {
            filled.kind_ = text->CData() ? XmlNode::Kind::cdata : XmlNode::Kind::text;
        }
        const tinyxml2::XMLElement* element = node.ToElement();
        if (element == nullptr) {
            return;
        }
        filled.kind_ = XmlNode::Kind::element;
        for (const tinyxml2::XMLAttribute* attribute = element->FirstAttribute();
             attribute != nullptr; attribute = attribute->Next()) {
            filled.attributes_.push_back(
                {attribute->Name(), attribute->Value(), attribute->GetLineNum()});
        }
    }
};

}  // namespace tenken::schema

extern "C" void tenken_parse_xml(std::string_view xml, tenken::schema::XmlTree& tree) {
    tenken::schema::XmlTreeMaker::make(xml, tree);
}
